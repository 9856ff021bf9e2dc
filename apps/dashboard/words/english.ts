export const found = import.meta.glob('../*/words.en.json', { eager: true, import: 'default' });
