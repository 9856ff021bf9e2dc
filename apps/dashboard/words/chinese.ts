export const found = import.meta.glob('../*/words.zh.json', { eager: true, import: 'default' });
