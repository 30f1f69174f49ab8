import './styles/all.css';
import './skin.js';
import './app.js';
