// Starts the app once the device has given back what it kept.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { told } from './state/case';
import { diary } from './state/diary';
import { done } from './state/done';
import { followCase } from './state/ranking';
import { sitting } from './state/session';
import { settings } from './state/settings';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/pages.css';

await Promise.all([settings.load(), told.load(), diary.load(), sitting.load(), done.load()]);
followCase();
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

if (import.meta.env.PROD && 'serviceWorker' in navigator) navigator.serviceWorker.register('./sw.js');
