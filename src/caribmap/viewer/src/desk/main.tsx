/** The authoring desk's page: `caribmap edit`. */
import { render } from 'preact';

import { openDesk } from './base/actions.ts';
import { resume } from './base/resume.ts';
import { Desk } from './chrome/desk.tsx';

const root = document.getElementById('desk');
if (!root) throw new Error('The page has no #desk.');
document.documentElement.dataset.theme = 'auto';
resume();
render(<Desk />, root);
void openDesk();
