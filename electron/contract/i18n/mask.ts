/**
 * Stands for what is not to be seen; always as long, since the number of digits tells a lot. No dots: between the dots that
 * separate things nobody could tell them apart.
 */
export const MASK = '****';
