import { registerDecorator, type ValidationOptions } from 'class-validator';

const LANGUAGES = ['en', 'sq', 'el', 'ro'];

/** Text by language: English, Albanian, Greek, Romanian; at least English; 1 to 200 characters each. */
export function IsLabels(options?: ValidationOptions): PropertyDecorator {
  return (target, property) => registerDecorator({
    name: 'isLabels', target: target.constructor, propertyName: property as string, options,
    validator: { validate: isLabels, defaultMessage: () => 'labels must be texts in en, sq, el and ro' },
  });
}

export function isLabels(value: unknown): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return 'en' in value && entries.every(([language, text]) => LANGUAGES.includes(language) && typeof text === 'string' && text.trim().length > 0 && text.length <= 200);
}
