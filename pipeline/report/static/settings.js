// Language and theme: what was chosen last comes first, before anything is drawn.
"use strict";

(() => {
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const keep = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Where a browser keeps nothing, a choice holds for the page.
    }
  };

  const setLanguage = (language) => {
    root.dataset.lang = language;
    root.lang = language === "zh" ? "zh-CN" : "en";
  };
  const setTheme = (theme) => {
    root.dataset.theme = theme;
  };

  const language = kept("fangzhi-language");
  if (language === "zh" || language === "en") setLanguage(language);
  const theme = kept("fangzhi-theme");
  if (theme === "dark" || theme === "light") setTheme(theme);

  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("language").addEventListener("click", () => {
      setLanguage(root.dataset.lang === "zh" ? "en" : "zh");
      keep("fangzhi-language", root.dataset.lang);
    });
    document.getElementById("theme").addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      setTheme(dark ? "light" : "dark");
      keep("fangzhi-theme", root.dataset.theme);
    });
  });
})();
