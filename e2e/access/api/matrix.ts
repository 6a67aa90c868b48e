import { ASSIGN_ROWS } from './matrix-assign';
import { APPROVAL_ROWS } from './matrix-approvals';
import { BOARD_ROWS } from './matrix-board';
import { CASE_ROWS } from './matrix-cases';
import { CONSENT_ROWS } from './matrix-consents';
import { EXPORT_ROWS } from './matrix-exports';
import { EMERGENCY_ROWS } from './matrix-emergency';
import { HAND_OVER_ROWS } from './matrix-hand-over';
import { OTHER_ROWS } from './matrix-others';
import { RETENTION_ROWS } from './matrix-retention';
import { RETURN_ROWS } from './matrix-returns';
import type { MatrixRow } from './matrix-row';
import { SHARING_ROWS } from './matrix-sharing';
import { TRANSFER_ROWS } from './matrix-transfer';

/** Every route with who may call it, whom it answers and with what. A route that is not here fails the test. The board comes first: it counts the world as loaded. */
export const MATRIX: readonly MatrixRow[] = [...BOARD_ROWS, ...CASE_ROWS, ...SHARING_ROWS, ...HAND_OVER_ROWS, ...APPROVAL_ROWS, ...OTHER_ROWS, ...ASSIGN_ROWS, ...RETENTION_ROWS, ...EMERGENCY_ROWS, ...RETURN_ROWS, ...CONSENT_ROWS, ...EXPORT_ROWS, ...TRANSFER_ROWS];
