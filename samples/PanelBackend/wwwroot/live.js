// Reads the page anew when the panel says that something changed, and takes over the parts that differ.
let isReading = false, isWaiting = false;

async function refresh() {
  if (isReading) { isWaiting = true; return; }
  isReading = true;
  try {
    const answer = await fetch(location.href, { headers: { "X-Refresh": "live" } });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const next = fresh.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`);
      // What somebody is using stays as it is.
      if (next && !part.contains(document.activeElement)) replace(part, next);
    }
  } finally {
    isReading = false;
    if (isWaiting) { isWaiting = false; setTimeout(refresh, 500); }
  }
}

// What somebody has opened stays open, and a form in it stays with what was typed, as long as the page has it.
function replace(part, next) {
  const pairs = [...part.querySelectorAll("details[open]")].map(open => [open, next.querySelector(`#${CSS.escape(open.id)}`)]).filter(([, twin]) => twin);
  for (const [, twin] of pairs) twin.open = true;
  if (part.isEqualNode(next)) return;
  for (const [open, twin] of pairs) if (open.querySelector("form")) twin.replaceWith(open);
  part.replaceWith(next);
}

// A browser has few connections to a host: a page that nobody sees gives its own back, and reads itself anew when it is seen again.
let events, isFresh = !document.hidden;

function follow() {
  events?.close();
  if (document.hidden) return;
  events = new EventSource("/live");
  events.onmessage = () => { if (!isFresh) refresh(); isFresh = false; };
}

if (document.querySelector("[data-live]")) {
  document.addEventListener("visibilitychange", follow);
  follow();
}
