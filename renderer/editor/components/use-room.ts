import { useLayoutEffect, useState } from 'react';
import { roomIn, sameRoom, type Room } from './toolbar-room.ts';

/** What has room in the element the toolbar is drawn in; renders again only when that differs. */
export function useRoom(place: HTMLElement, interview: boolean): Room {
  const [room, setRoom] = useState(() => roomIn(place.clientWidth, interview));
  useLayoutEffect(() => {
    const look = (): void => {
      const now = roomIn(place.clientWidth, interview);
      setRoom((before) => (sameRoom(before, now) ? before : now));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(place);
    return () => observer.disconnect();
  }, [place, interview]);
  return room;
}
