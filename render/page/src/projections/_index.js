// Projector with the formulas of all projections, for pages that do not know their maps.
import { projector as of } from '../project.js';
import * as azimuthal from './azimuthal.js';
import * as bent from './bent.js';
import * as conic from './conic.js';
import * as cylindrical from './cylindrical.js';
import * as interrupted from './interrupted.js';
import * as pseudocylindrical from './pseudocylindrical.js';

export const formulas = { ...azimuthal, ...bent, ...conic, ...cylindrical, ...interrupted, ...pseudocylindrical };
export const projector = (meta, own = formulas) => of(meta, own);
