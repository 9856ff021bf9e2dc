import { Link } from 'react-router';
import type { Figure } from './counting.js';

/** A number that opens its rows. Nothing opens nothing. */
export const FigureLink = ({ value, to }: Figure) =>
  to !== undefined && value > 0 ? <Link to={to}>{value}</Link> : value;
