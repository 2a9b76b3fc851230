package font

// Advice is what to do about letters that cannot be drawn, in words.
func Advice(letters []rune) string { return "name the file of a font that has them (@font-face)" }
