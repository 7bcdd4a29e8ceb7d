/** The state in which `deploy` keeps what a rehearsal must not leave behind; empty when there is nothing. */
export const rehearsalState = 'rehearsal';
