export const isMac = /mac/iu.test(navigator.platform);
