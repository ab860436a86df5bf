/** The version of the program, as package.json states it (a test compares). */
export const version = '0.3.0';
