/** A drawing of one line on a square of `size` pixels, for buttons. Screen readers get the button's own words. */

interface Props {
  readonly path: string;
  readonly size?: number;
  readonly width?: number;
}

export function Icon({ path, size = 16, width = 1.5 }: Props) {
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      fill="none"
      stroke="currentColor"
      stroke-width={width}
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
