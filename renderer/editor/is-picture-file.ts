/** A picture by its type; by its name where the system knows no type for it. Whether it is one is told by its bytes later. */
export const isPictureFile = ({ type, name }: Pick<File, 'type' | 'name'>): boolean =>
  type.startsWith('image/') || (type === '' && /\.(?:heic|heif|avif|tiff?)$/i.test(name));
