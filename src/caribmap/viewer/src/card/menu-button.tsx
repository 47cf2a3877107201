/** A button that opens a menu: arrow keys move in it, Escape closes it and nothing else, the focus comes back. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Item {
  readonly label: string;
  readonly choose: () => void;
}

interface Props {
  readonly label: string;
  readonly items: readonly Item[];
  readonly children: ComponentChildren;
}

export function MenuButton({ label, items, children }: Props) {
  /** The position of the item that has the focus; null: closed. */
  const at = useSignal<number | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLUListElement>(null);
  const id = useId();
  const isOpen = at.value !== null;
  useEffect(() => menu.current?.scrollIntoView({ block: 'nearest' }), [isOpen]);
  useEffect(() => {
    if (at.value !== null) menu.current?.querySelectorAll('li')[at.value]?.focus({ preventScroll: true });
  }, [at.value]);
  const close = (): void => {
    at.value = null;
    button.current?.focus({ preventScroll: true });
  };
  const choose = (event: Event, item: Item): void => {
    // The menu goes; to Leaflet the click would then look like one on the map.
    event.stopPropagation();
    close();
    item.choose();
  };
  const follow = (event: KeyboardEvent): void => {
    const last = items.length - 1;
    const here = at.value;
    const moves: Readonly<Record<string, () => void>> =
      here === null
        ? { ArrowDown: () => (at.value = 0), ArrowUp: () => (at.value = last) }
        : {
            ArrowDown: () => (at.value = here === last ? 0 : here + 1),
            ArrowUp: () => (at.value = here === 0 ? last : here - 1),
            Home: () => (at.value = 0),
            End: () => (at.value = last),
            Escape: close,
            Enter: () => items[here] && choose(event, items[here]),
            ' ': () => items[here] && choose(event, items[here]),
          };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    const isInside =
      currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside) at.value = null;
  };
  return (
    <div class="menu-button" onKeyDown={follow} onFocusOut={leave}>
      <button
        ref={button}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => (at.value = isOpen ? null : 0)}
      >
        {children}
      </button>
      {isOpen && (
        <ul ref={menu} id={id} role="menu" aria-label={label}>
          {items.map((item) => (
            <li key={item.label} role="menuitem" tabIndex={-1} onClick={(event) => choose(event, item)}>
              {item.label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
