"""How a page starts: its first picture is painted before the scripts that draw the map are read.

Those scripts stand in the page as text. The page's first script runs them, in their order, once the picture
has been painted, or at once where nobody sees it.
"""

from __future__ import annotations

from caribmap.cartography.framing import WHOLE_FRAME
from caribmap.render.noscript import KNOWS_ENOUGH

LATER_TYPE = "text/plain"

START_SCRIPT = f"""\
(function () {{
  if (!({KNOWS_ENOUGH})) return;
  var root = document.documentElement, app = document.getElementById('caribmap-app');
  var hash = location.hash.slice(1);
  var framed = self !== top && window.name !== '{WHOLE_FRAME}' && document.URL.indexOf('about:srcdoc') !== 0;
  var isCompact = framed || new URLSearchParams(location.search).get("embed") === '1';
  app.setAttribute('data-layout', isCompact ? 'compact' : 'full');
  var theme = /(?:^|&)theme=(light|dark)(?:&|$)/.exec(hash);
  if (theme) root.setAttribute('data-theme', theme[1]);
  var isElsewhere = hash.replace(/(^|&)(theme|lang)=[^&]*/g, '') !== '';
  if (isElsewhere) app.classList.add('cm-elsewhere');
  var tell, ready = window.Promise && new Promise(function (resolve) {{ tell = resolve; }});
  // The page itself says what went wrong.
  if (ready) ready['catch'](function () {{}});
  window.caribmap = {{ ready: ready, startedBy: tell }};
  var hasStarted = false;
  function start() {{
    if (hasStarted) return;
    hasStarted = true;
    var held = document.querySelectorAll('script[data-later]');
    for (var i = 0; i < held.length; i++) {{
      var script = document.createElement('script');
      script.textContent = held[i].textContent;
      held[i].parentNode.insertBefore(script, held[i]).remove();
    }}
  }}
  document.addEventListener('DOMContentLoaded', function () {{
    if (document.hidden || isElsewhere) return start();
    // Told when the picture is on the screen: a task after the frame would keep it from getting there.
    new PerformanceObserver(start).observe({{ type: 'paint', buffered: true }});
    setTimeout(start, 250);
  }});
}})();
"""
"""Stands before the map's element, so that only those parts of the first picture are laid out that are seen.
It alone decides on the layout: compact by its address, or framed by another document, which a notebook's
srcdoc frame is not. It leaves the picture away where the address asks for another place than the one that it
shows. `window.caribmap.ready` is there from now on."""


def later_script(text: str) -> str:
    """A script of ours, safe by `inline_script`, that runs once the first picture is painted."""
    return f'<script type="{LATER_TYPE}" data-later>{text}</script>'
