package spreadsheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/seed-898ab921/kartograph/layers"
)

// shown returns the text of a number in a format. from1904 says that days are
// counted from 1904.
func (f numberFormat) shown(number string, from1904 bool) string {
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return number
	}
	switch f.look {
	case date, clock, dateAndClock:
		if t, ok := f.moment(v, from1904); ok {
			return t
		}
	case duration:
		seconds := math.Round(math.Abs(v) * 86400)
		if seconds < 1e9 {
			sign := ""
			if v < 0 {
				sign = "-"
			}
			s := int(seconds)
			return fmt.Sprintf("%s%02d:%02d:%02d", sign, s/3600, s/60%60, s%60)
		}
	case percent:
		return hundredfold(number, v)
	case padded:
		if v >= 0 && v == math.Trunc(v) && v < 1e15 {
			return fmt.Sprintf("%0*d", f.digits, int64(v))
		}
	}
	if isPlainWhole(number) {
		return number
	}
	return layers.Number(v).String()
}

// isPlainWhole reports whether a text is a whole number as it is written plainly.
func isPlainWhole(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	return digits != "" && strings.Trim(digits, "0123456789") == "" && (digits[0] != '0' || s == "0")
}

// hundredfold moves the point of a number by two places, which a multiplication
// does not do exactly.
func hundredfold(number string, v float64) string {
	mantissa, exponent := strconv.FormatFloat(v, 'e', -1, 64), 0
	if at := strings.IndexByte(mantissa, 'e'); at >= 0 {
		exponent, _ = strconv.Atoi(mantissa[at+1:])
		mantissa = mantissa[:at]
	}
	moved, err := strconv.ParseFloat(fmt.Sprintf("%se%d", mantissa, exponent+2), 64)
	if err != nil || math.IsInf(moved, 0) {
		return number
	}
	return layers.Number(moved).String()
}

// moment returns the date and time of a day count, in ISO 8601. Excel counts a
// 29 February 1900 that was none; it is written as Excel shows it.
func (f numberFormat) moment(days float64, from1904 bool) (string, bool) {
	// The last day of the year 9999.
	const last = 2958466
	if !(days >= 0 && days < last) {
		return "", false
	}
	whole := math.Floor(days)
	seconds := math.Round((days - whole) * 86400)
	if seconds == 86400 {
		whole, seconds = whole+1, 0
	}
	s := int(seconds)
	time := fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
	switch f.look {
	case clock:
		return time, true
	case date:
		return dayOf(int(whole), from1904), true
	}
	return dayOf(int(whole), from1904) + "T" + time, true
}

func dayOf(n int, from1904 bool) string {
	first := time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n == 60:
		return "1900-02-29"
	case n > 60:
		n--
	}
	return first.AddDate(0, 0, n).Format(time.DateOnly)
}
