// Package angle reads angles as people write them: degrees, minutes and seconds
// with their signs or without, and the letters of the compass.
package angle

import (
	"strconv"
	"strings"
)

// Axis is what the letter of an angle says.
type Axis uint8

// The axes that an angle can be on.
const (
	// Unknown is that of angles without a letter.
	Unknown Axis = iota
	// Latitude is that of N and S.
	Latitude
	// Longitude is that of E and W.
	Longitude
)

// longest is the length in bytes of the longest text that can be an angle.
const longest = 64

// Parse reads an angle in degrees, south and west negative: 52°31'12"N,
// N 52° 31.2, 52.52N, 13.40°, 52:31:12, 52 31 12 N, 52d31m12s. A decimal comma
// is understood, and so are the many signs that are taken for those of minutes
// and seconds. ok is false for all else, plain numbers too: something must say
// that it is an angle. O is no letter of the compass here: it is east in German
// and west in Spanish.
func Parse(text string) (degrees float64, axis Axis, ok bool) {
	if len(text) > longest || hasOtherLetters(text) {
		return 0, Unknown, false
	}
	s := strings.TrimSpace(plain(text))
	s, negative, axis, ok := compass(s)
	if !ok {
		return 0, Unknown, false
	}
	parts, marked, ok := divide(s)
	if !ok || axis == Unknown && !marked {
		return 0, Unknown, false
	}
	degrees = parts[0] + (parts[1]*60+parts[2])/3600
	if negative {
		degrees = 0 - degrees // no negative zero
	}
	return degrees, axis, true
}

// hasOtherLetters reports whether a text has a letter that no angle has, which most texts have.
func hasOtherLetters(text string) bool {
	for i := range len(text) {
		if c := text[i] | 0x20; c >= 'a' && c <= 'z' && strings.IndexByte("nsewdm", c) < 0 {
			return true
		}
	}
	return false
}

// plain returns a text with one sign of each kind, in capital letters: the
// minus, the blank, and those of degrees, minutes and seconds.
func plain(text string) string {
	s := strings.Map(func(r rune) rune {
		if r >= '\uff01' && r <= '\uff5e' { // the full-width forms of ! to ~
			r -= '\uff01' - '!'
		}
		switch r {
		case '\u2212', '\u2013', '\u2012':
			return '-'
		case '\u00a0', '\u2007', '\u2009', '\u200a', '\u202f', '\u3000', '\t':
			return ' '
		case '\u00b0', '\u00ba', '\u02da', '\u2218': // degree, masculine ordinal, ring above, ring
			return degreeMark
		case '\'', '\u2019', '\u2018', '\u2032', '\u00b4', '\u02b9', '`':
			return minuteMark
		case '"', '\u201d', '\u201c', '\u2033', '\u02ba':
			return secondMark
		case ',':
			return '.'
		}
		if r >= 'a' && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}, text)
	return strings.ReplaceAll(s, "''", string(secondMark))
}

// The signs of the parts of an angle.
const (
	degreeMark = '\u00b0'
	minuteMark = '\''
	secondMark = '"'
)

// compass takes the sign or the letter of the compass off; an angle with both, or
// with two, is none.
func compass(s string) (rest string, negative bool, axis Axis, ok bool) {
	letter := byte(0)
	if s != "" && strings.IndexByte("NSEW", s[0]) >= 0 {
		letter, s = s[0], strings.TrimSpace(s[1:])
	}
	if n := len(s); n > 0 && strings.IndexByte("NSEW", s[n-1]) >= 0 && !(s[n-1] == 'S' && strings.Contains(s, "M")) || n > 0 && strings.HasSuffix(s, "SS") {
		if letter != 0 {
			return "", false, Unknown, false
		}
		letter, s = s[n-1], strings.TrimSpace(s[:n-1])
	}
	if s != "" && (s[0] == '-' || s[0] == '+') {
		if letter != 0 {
			return "", false, Unknown, false
		}
		negative, s = s[0] == '-', strings.TrimSpace(s[1:])
	}
	switch letter {
	case 'N', 'S':
		axis = Latitude
	case 'E', 'W':
		axis = Longitude
	}
	return s, negative || letter == 'S' || letter == 'W', axis, true
}

// divide reads degrees, minutes and seconds, of which the last may have decimals;
// marked says that signs tell that it is an angle.
func divide(s string) (parts [3]float64, marked, ok bool) {
	if s == "" {
		return parts, false, false
	}
	for i := 0; s != ""; i++ {
		n := 0
		for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.') {
			n++
		}
		if i == len(parts) || n == 0 || s[0] == '.' || s[n-1] == '.' {
			return parts, false, false
		}
		number := s[:n]
		blank := strings.HasPrefix(s[n:], " ")
		s = strings.TrimSpace(s[n:])
		mark, whole := false, !strings.Contains(number, ".")
		for _, sign := range marks[i] {
			if rest, cut := strings.CutPrefix(s, sign); cut {
				s, mark, marked = strings.TrimSpace(rest), true, true
				break
			}
		}
		v, err := strconv.ParseFloat(number, 64)
		switch {
		case err != nil || i > 0 && v >= 60 || v > 1e4:
			return parts, false, false
		case s != "" && (!whole || !mark && !blank):
			return parts, false, false
		}
		parts[i] = v
	}
	return parts, marked, true
}

// marks are the signs that may stand behind degrees, minutes and seconds.
var marks = [3][]string{{string(degreeMark), "D", ":"}, {string(minuteMark), "M", ":"}, {string(secondMark), "S"}}
