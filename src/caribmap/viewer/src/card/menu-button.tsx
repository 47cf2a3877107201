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
  const id = useId();
  const { at, button, menu, choose, follow, leave } = useMenu(items);
  const isOpen = at.value !== null;
  useEffect(() => menu.current?.scrollIntoView({ block: 'nearest' }), [isOpen]);
  return (
    <div class="cm-menu-button" onKeyDown={follow} onFocusOut={leave}>
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

/** A menu's focus and its event handlers. */
function useMenu(items: readonly Item[]) {
  /** Position of the item that has the focus; null: closed. */
  const at = useSignal<number | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLUListElement>(null);
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
    const here = at.value;
    const item = here === null ? undefined : items[here];
    const target = movedBy(event.key, here, items.length - 1);
    if (target !== undefined) at.value = target;
    else if (item && event.key === 'Escape') close();
    else if (item && (event.key === 'Enter' || event.key === ' ')) choose(event, item);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    const isInside =
      currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside) at.value = null;
  };
  return { at, button, menu, choose, follow, leave };
}

/** Position of the item that a key moves the focus to, from `here` or into a closed menu; undefined for other keys. */
function movedBy(key: string, here: number | null, last: number): number | undefined {
  const targets: Readonly<Record<string, number>> =
    here === null
      ? { ArrowDown: 0, ArrowUp: last }
      : { ArrowDown: here === last ? 0 : here + 1, ArrowUp: here === 0 ? last : here - 1, Home: 0, End: last };
  return targets[key];
}
