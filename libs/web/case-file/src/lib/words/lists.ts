/** Countries that come first in lists: those of the programmes and the usual routes. Every other one is in the data as a code. */
export const COUNTRIES = [
  'AL', 'GR', 'RO', 'XK', 'MK', 'ME', 'RS', 'BA', 'IT', 'BG', 'TR', 'HU', 'HR', 'SI', 'AT', 'DE', 'FR', 'ES', 'BE', 'NL', 'GB', 'CH', 'SE', 'CY', 'MD', 'UA', 'SY', 'AF', 'IQ', 'PK',
] as const;

/** Languages spoken by the children and written in files. `rom` is Romani, `rup` Aromanian. */
export const SPOKEN = ['sq', 'el', 'ro', 'rom', 'en', 'it', 'sr', 'mk', 'bg', 'tr', 'ar', 'fr', 'de', 'es', 'uk', 'ru', 'rup', 'fa'] as const;
