package ink

import (
	"math"
	"strconv"
	"strings"
)

// process reads the parts of cmyk(): four shares with blanks or commas between them, and an
// opacity after a slash.
func process(inside string) (Colour, bool) {
	inside, opacity, slash := strings.Cut(inside, "/")
	parts := strings.FieldsFunc(inside, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' })
	c := Colour{Alpha: 1, Process: true}
	if len(parts) != 4 {
		return c, false
	}
	var n [4]float64
	for i, p := range parts {
		var ok bool
		if c.CMYK[i], n[i], ok = share(p); !ok {
			return c, false
		}
	}
	if slash {
		_, alpha, ok := share(opacity)
		if !ok {
			return c, false
		}
		c.Alpha = alpha
	}
	c.Red, c.Green, c.Blue = onScreen(n)
	return c, true
}

// onScreen is what process inks look like about, by the plain rule of CSS Color 5
// (section 7, naive conversion): paper less the inks.
func onScreen(cmyk [4]float64) (red, green, blue float64) {
	of := func(part float64) float64 { return 1 - min(1, float64(part*(1-cmyk[3]))+cmyk[3]) }
	return of(cmyk[0]), of(cmyk[1]), of(cmyk[2])
}

// spot reads the parts of spot(): its name, what stands for it, and how much of it.
func spot(inside string) (Colour, bool) {
	parts := list(inside)
	if len(parts) < 2 || len(parts) > 3 {
		return Colour{}, false
	}
	name, ok := quoted(parts[0])
	if !ok || name == "" || Reserved(name) {
		return Colour{}, false
	}
	c, ok := Parse(parts[1])
	if !ok || c.Spot != "" {
		return Colour{}, false
	}
	c.Spot, c.Tint, c.full, c.stands = name, "1", [3]float64{c.Red, c.Green, c.Blue}, parts[1]
	if len(parts) == 3 {
		tint, n, ok := share(parts[2])
		if !ok {
			return Colour{}, false
		}
		c.Tint = tint
		c.Red, c.Green, c.Blue = onPaper(c.Red, n), onPaper(c.Green, n), onPaper(c.Blue, n)
	}
	return c, true
}

// onPaper is a part of a colour of which only a share is on white paper.
func onPaper(part, share float64) float64 { return 1 - float64(share*(1-part)) }

// Reserved reports whether a name of an ink is one that PDF has for all plates and for none
// (ISO 32000-1, 8.6.6.4).
func Reserved(name string) bool {
	return strings.EqualFold(name, "All") || strings.EqualFold(name, "None")
}

// Full is a spot ink's colour on a screen where all of it is printed: the parts of a Colour
// are those of its tint.
func (c Colour) Full() (red, green, blue float64) { return c.full[0], c.full[1], c.full[2] }

// share reads a number from 0 to 1 or a percentage, and gives it as it was written: digits
// with at most a point among them, as PDF has numbers.
func share(text string) (digits string, n float64, ok bool) {
	text = strings.TrimPrefix(strings.TrimSpace(text), "+")
	number, percent := strings.CutSuffix(text, "%")
	whole, part, _ := strings.Cut(number, ".")
	if len(number) > 20 || whole+part == "" || strings.Trim(whole+part, "0123456789") != "" {
		return "", 0, false
	}
	if percent {
		whole = "00" + whole
		whole, part = whole[:len(whole)-2], whole[len(whole)-2:]+part
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	digits = whole
	if part = strings.TrimRight(part, "0"); part != "" {
		digits += "." + part
	}
	n, err := strconv.ParseFloat(digits, 64)
	return digits, n, err == nil && n >= 0 && n <= 1
}

// quoted is the text within quotes.
func quoted(text string) (string, bool) {
	if n := len(text); n >= 2 && (text[0] == '"' || text[0] == '\'') && text[n-1] == text[0] {
		inside := text[1 : n-1]
		return inside, !strings.ContainsAny(inside, "\"\\\n")
	}
	return "", false
}

// Screen is a value of a stylesheet for screens, which know no inks: each cmyk() and spot()
// in it is written as what stands for it. Other values stay as they are.
func Screen(value string) string {
	low := strings.ToLower(value)
	if !strings.Contains(low, "cmyk(") && !strings.Contains(low, "spot(") {
		return value
	}
	for _, name := range []string{"spot(", "device-cmyk(", "cmyk("} {
		value = replaced(value, name)
	}
	return value
}

// replaced writes each colour of a function in a value as one of screens.
func replaced(value, name string) string {
	for from := 0; ; {
		at := strings.Index(strings.ToLower(value[from:]), name)
		if at < 0 {
			return value
		}
		at += from
		end := closing(value, at+len(name))
		c, ok := Parse(value[at:end])
		if !ok {
			from = at + len(name)
			continue
		}
		text := c.Hex()
		value, from = value[:at]+text+value[end:], at+len(text)
	}
}

// closing is where the bracket ends that opened before a place.
func closing(value string, at int) int {
	depth, quote := 1, byte(0)
	for ; at < len(value); at++ {
		switch c := value[at]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return at + 1
			}
		}
	}
	return at
}

// Hex is the colour as #rrggbb, with two digits more where it does not cover all.
func (c Colour) Hex() string {
	text := "#"
	parts := []float64{c.Red, c.Green, c.Blue, c.Alpha}
	if c.Alpha >= 1 {
		parts = parts[:3]
	}
	for _, part := range parts {
		n := strconv.FormatUint(uint64(math.Round(max(0, min(1, part))*255)), 16)
		if len(n) == 1 {
			text += "0"
		}
		text += n
	}
	return text
}
