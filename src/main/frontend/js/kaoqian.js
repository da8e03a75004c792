import 'htmx.org';
import './answers.js';
import './forms.js';
import './keys.js';
import './palette.js';
import './preferences.js';
import './rows.js';
import './shell.js';
