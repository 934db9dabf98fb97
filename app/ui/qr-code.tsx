type QrCodeProps = {
  /** In modules: `size` a side, `path` of the dark ones. */
  picture: { size: number; path: string };
  label: string;
  /** Pixels a side. */
  size?: number;
};

/** Black on white whatever the page's colours, with the quiet zone that readers need. */
export function QrCode({ picture, label, size = 232 }: QrCodeProps) {
  const whole = picture.size + 8;
  return (
    <svg
      className="c-qr"
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`-4 -4 ${whole} ${whole}`}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={whole} height={whole} fill="#fff" />
      <path d={picture.path} fill="#000" />
    </svg>
  );
}
