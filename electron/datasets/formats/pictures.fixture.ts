/** Small pictures that Pillow 13 wrote, for tests. */

/** Red, green and blue of 4 rows of 6 pixels: smooth ramps. */
export const plane: readonly number[] = Array.from({ length: 24 }, (_, pixel) => {
  const [row, column] = [Math.floor(pixel / 6), pixel % 6];
  return [40 * row + column, 30 * column, 200 - 20 * row - 10 * column];
}).flat();

/** The plane as PNG files, base64. */
export const pngOfPlane = {
  colour:
    'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAIAAAAiZtkUAAAAHElEQVR4nGNkYDjBKPcNGbFoMLxhZPiGjIgTAgCBARf0ocz6owAAAABJRU5ErkJggg==',
  'colour and transparency':
    'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAYAAACtBE5DAAAAH0lEQVR4nGNkYDjxn1HuGwM6ZtFgeMPAyPANA5MuAQAO7Rjz0JEm+gAAAABJRU5ErkJggg==',
} as const;

/** 16 x 16 pixels of (200, 40, 90) at quality 95, base64. */
export const jpegOfOneColour =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAQABADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD53ooornP9MD//2Q==';
