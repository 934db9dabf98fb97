type Bar = { label: string; on: number; late: number; open: number };

type ChartProps = {
  /** What it shows, and that the table below holds the same numbers. */
  label: string;
  bars: Bar[];
  legend: { on: string; late: string; open: string };
};

/** Pixels: the whole drawing, the line on which bars stand, the height of the highest bar. */
const height = 248;
const ground = 220;
const highest = 174;

/** Bars in three parts: in time, late, still open. Widths are in percent so that the text keeps its size. */
export function Chart({ label, bars, legend }: ChartProps) {
  const scale = highest / Math.max(1, ...bars.map(total));
  const slot = 100 / Math.max(1, bars.length);
  return (
    <figure className="c-chart">
      <figcaption className="c-legend">
        <span>
          <svg aria-hidden="true">
            <rect className="on" width="16" height="16" />
          </svg>
          {legend.on}
        </span>
        <span>
          <svg aria-hidden="true">
            <rect width="16" height="16" fill="url(#righe)" />
          </svg>
          {legend.late}
        </span>
        <span>
          <svg aria-hidden="true">
            <rect className="open" x=".5" y=".5" width="15" height="15" />
          </svg>
          {legend.open}
        </span>
      </figcaption>
      <svg role="img" aria-label={label} width="100%" height={height}>
        {bars.map((bar, index) => (
          <BarShape key={bar.label} bar={bar} left={slot * (index + 0.2)} width={slot * 0.6} scale={scale} />
        ))}
        <line className="ground" x1="0" x2="100%" y1={ground} y2={ground} />
      </svg>
    </figure>
  );
}

function BarShape({ bar, left, width, scale }: { bar: Bar; left: number; width: number; scale: number }) {
  const on = bar.on * scale;
  const late = bar.late * scale;
  const open = bar.open * scale;
  const x = percent(left);
  const middle = percent(left + width / 2);
  return (
    <g>
      <Part look={{ className: "on" }} x={x} y={ground - on} width={percent(width)} height={on} />
      <Part look={{ fill: "url(#righe)" }} x={x} y={ground - on - late} width={percent(width)} height={late} />
      <Part look={{ className: "open" }} x={x} y={ground - on - late - open} width={percent(width)} height={open} />
      {on < 24 ? null : (
        <text className="in" x={middle} y={round(ground - on / 2 + 5)} textAnchor="middle">
          {bar.on}
        </text>
      )}
      <text x={middle} y={round(ground - on - late - open - 7)} textAnchor="middle">
        {total(bar)}
      </text>
      <text x={middle} y={ground + 20} textAnchor="middle">
        {bar.label}
      </text>
    </g>
  );
}

type PartProps = { look: { className?: string; fill?: string }; x: string; y: number; width: string; height: number };

/** One pixel is left free below each part, so that two parts never touch. */
function Part({ look, x, y, width, height: tall }: PartProps) {
  if (tall <= 0) return null;
  return <rect {...look} x={x} y={round(y)} width={width} height={round(Math.max(1, tall - 1))} />;
}

const total = (bar: Bar) => bar.on + bar.late + bar.open;
const percent = (of: number) => `${of.toFixed(2)}%`;
const round = (of: number) => Math.round(of * 10) / 10;
