// Goes on to the pages in the first language that the reader's browser asks for and the site has. Who
// comes back to the first page by a link finds the choice again in every page's header.
"use strict";

(() => {
  const pages = new Map();
  for (const link of document.querySelectorAll("main a[hreflang]")) pages.set(link.hreflang, link.href);
  const wanted = navigator.languages.map((language) => language.split("-")[0]).find((code) => pages.has(code));
  if (wanted) location.replace(pages.get(wanted));
})();
