package styles

import (
	"strconv"
	"strings"
)

// RGB is the colour that a value of a stylesheet is, as 0xRRGGBB: #rgb, #rrggbb or a
// name. Of other ways to write colours, and of what is none, ok is false.
func RGB(value string) (rgb uint32, ok bool) {
	value = strings.ToLower(strings.TrimSpace(value))
	if digits, hex := strings.CutPrefix(value, "#"); hex {
		if len(digits) == 3 {
			digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
		}
		n, err := strconv.ParseUint(digits, 16, 32)
		return uint32(n), err == nil && len(digits) == 6
	}
	return findColour(value)
}
