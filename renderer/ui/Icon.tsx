// Imported one by one: the whole set has thousands of files, which each unit test of the window would load.
import Bold from 'lucide-react/icons/bold';
import Bookmark from 'lucide-react/icons/bookmark';
import CalendarDays from 'lucide-react/icons/calendar-days';
import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import ChevronUp from 'lucide-react/icons/chevron-up';
import Clock from 'lucide-react/icons/clock';
import CloudOff from 'lucide-react/icons/cloud-off';
import CodeXml from 'lucide-react/icons/code-xml';
import Copy from 'lucide-react/icons/copy';
import Download from 'lucide-react/icons/download';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Eye from 'lucide-react/icons/eye';
import FileText from 'lucide-react/icons/file-text';
import Globe from 'lucide-react/icons/globe';
import GripVertical from 'lucide-react/icons/grip-vertical';
import Heading2 from 'lucide-react/icons/heading-2';
import Heading3 from 'lucide-react/icons/heading-3';
import Heading4 from 'lucide-react/icons/heading-4';
import History from 'lucide-react/icons/history';
import Image from 'lucide-react/icons/image';
import Images from 'lucide-react/icons/images';
import Info from 'lucide-react/icons/info';
import Italic from 'lucide-react/icons/italic';
import Keyboard from 'lucide-react/icons/keyboard';
import LifeBuoy from 'lucide-react/icons/life-buoy';
import Link from 'lucide-react/icons/link';
import List from 'lucide-react/icons/list';
import ListFilter from 'lucide-react/icons/list-filter';
import ListOrdered from 'lucide-react/icons/list-ordered';
import Lock from 'lucide-react/icons/lock';
import MessageCircleQuestionMark from 'lucide-react/icons/message-circle-question-mark';
import MessageSquareText from 'lucide-react/icons/message-square-text';
import MessagesSquare from 'lucide-react/icons/messages-square';
import PanelLeft from 'lucide-react/icons/panel-left';
import PanelRight from 'lucide-react/icons/panel-right';
import Pencil from 'lucide-react/icons/pencil';
import TextAlignStart from 'lucide-react/icons/text-align-start';
import Plus from 'lucide-react/icons/plus';
import PanelTop from 'lucide-react/icons/panel-top';
import Quote from 'lucide-react/icons/quote';
import Redo2 from 'lucide-react/icons/redo-2';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import ScanLine from 'lucide-react/icons/scan-line';
import Search from 'lucide-react/icons/search';
import Send from 'lucide-react/icons/send';
import SeparatorHorizontal from 'lucide-react/icons/separator-horizontal';
import Settings2 from 'lucide-react/icons/settings-2';
import SquareArrowOutUpRight from 'lucide-react/icons/square-arrow-out-up-right';
import SquarePlay from 'lucide-react/icons/square-play';
import Table from 'lucide-react/icons/table';
import Tag from 'lucide-react/icons/tag';
import TextQuote from 'lucide-react/icons/text-quote';
import Trash2 from 'lucide-react/icons/trash-2';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import Underline from 'lucide-react/icons/underline';
import Undo2 from 'lucide-react/icons/undo-2';
import UnfoldVertical from 'lucide-react/icons/unfold-vertical';
import Upload from 'lucide-react/icons/upload';
import UserRound from 'lucide-react/icons/user-round';
import UserRoundCheck from 'lucide-react/icons/user-round-check';
import UserRoundPlus from 'lucide-react/icons/user-round-plus';
import UsersRound from 'lucide-react/icons/users-round';
import X from 'lucide-react/icons/x';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Icon.module.css';

/** Gives a type to the names: an inferred one cannot be written to a declaration file. */
function namedIcons<Name extends string>(icons: Readonly<Record<Name, LucideIcon>>): typeof icons {
  return icons;
}

/** The icons by their meaning in the app. */
const ICONS = namedIcons({
  plus: Plus,
  grip: GripVertical,
  'chevron-down': ChevronDown,
  'chevron-up': ChevronUp,
  'chevron-right': ChevronRight,
  'chevron-left': ChevronLeft,
  calendar: CalendarDays,
  close: X,
  check: Check,
  search: Search,
  draft: Pencil,
  send: Send,
  clock: Clock,
  globe: Globe,
  changed: RefreshCw,
  posts: FileText,
  people: UsersRound,
  person: UserRound,
  'person-add': UserRoundPlus,
  approval: UserRoundCheck,
  bin: Trash2,
  restore: RotateCcw,
  outbox: Upload,
  inbox: Download,
  settings: Settings2,
  warning: TriangleAlert,
  info: Info,
  offline: CloudOff,
  sidebar: PanelLeft,
  list: List,
  panel: PanelRight,
  focus: ScanLine,
  external: SquareArrowOutUpRight,
  more: Ellipsis,
  filter: ListFilter,
  label: Tag,
  history: History,
  picture: Image,
  preview: Eye,
  lock: Lock,
  interview: MessagesSquare,
  copy: Copy,
  bookmark: Bookmark,
  quote: Quote,
  aside: PanelTop,
  keyboard: Keyboard,
  lifebuoy: LifeBuoy,
  bold: Bold,
  italic: Italic,
  underline: Underline,
  source: TextQuote,
  link: Link,
  bullets: List,
  numbers: ListOrdered,
  gallery: Images,
  video: SquarePlay,
  question: MessageCircleQuestionMark,
  answer: MessageSquareText,
  paragraph: TextAlignStart,
  heading2: Heading2,
  heading3: Heading3,
  heading4: Heading4,
  rule: SeparatorHorizontal,
  jump: UnfoldVertical,
  table: Table,
  codeBlock: CodeXml,
  undo: Undo2,
  redo: Redo2,
});

export type IconName = keyof typeof ICONS;

type IconProps = Readonly<{ name: IconName; size?: 16 | 20 }>;

/** Adds a margin to icons that fill their grid of 24 and would look large beside words. */
const ROOMY = '-1 -1 26 26';

/** A decorative icon beside words, hidden from screen readers. */
export function Icon({ name, size = 20 }: IconProps): ReactNode {
  const Drawing = ICONS[name];
  return <Drawing className={styles.icon} size={size} viewBox={ROOMY} aria-hidden focusable="false" />;
}
