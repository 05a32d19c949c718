// Reads the page anew when the panel says that something changed, and takes over the parts that differ.
let isReading = false, isWaiting = false;

async function refresh() {
  if (isReading) { isWaiting = true; return; }
  isReading = true;
  try {
    const answer = await fetch(location.href);
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const next = fresh.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`);
      // What somebody is using stays as it is.
      if (next && !part.contains(document.activeElement) && !part.isEqualNode(next)) part.replaceWith(next);
    }
  } finally {
    isReading = false;
    if (isWaiting) { isWaiting = false; setTimeout(refresh, 500); }
  }
}

if (document.querySelector("[data-live]")) {
  const events = new EventSource("/live");
  events.onmessage = message => message.data === "open" || (document.hidden ? document.onvisibilitychange = refresh : refresh());
}
