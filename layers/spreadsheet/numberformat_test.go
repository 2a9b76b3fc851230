package spreadsheet

import (
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

func TestParseFormat(t *testing.T) {
	for code, want := range map[string]look{
		"General": plain, "": plain, "0": plain, "0.00": plain, "#,##0": plain, "0.00E+00": plain, `0 "days"`: plain, `0\ \m`: plain, "[Red]0": plain,
		`#,##0.00 "€";[Red]-#,##0.00 "€"`: plain, "[$-F800]dddd, mmmm dd, yyyy": date, "@": plain,
		"0%": percent, "0.0 %": percent, "yyyy": date, "mmm-yy": date, "m/d/yy": date, "d. mmmm yyyy": date, "mmmm": date,
		"h:mm": clock, "hh:mm:ss": clock, "h:mm AM/PM": clock, "mm:ss.0": clock, "yyyy-mm-dd hh:mm": dateAndClock, `yyyy\-mm\-dd"T"hh:mm:ss`: dateAndClock,
		"[h]:mm": duration, "[mm]:ss": duration, "[ss]": duration, "00000": padded, "000": padded, `00000"`: padded,
		strings.Repeat("0", 255): padded, strings.Repeat("0", 256): plain,
	} {
		if got := parseFormat(code).look; got != want {
			t.Errorf("%q: %d, want %d", code, got, want)
		}
	}
}

func TestShown(t *testing.T) {
	for _, tt := range []struct {
		format   numberFormat
		number   string
		from1904 bool
		want     string
	}{
		{numberFormat{}, "1e3", false, "1000"}, {numberFormat{}, "12345678901234567", false, "12345678901234567"},
		{numberFormat{}, "007", false, "7"}, {numberFormat{}, "abc", false, "abc"}, {numberFormat{}, "-0", false, "0"}, {numberFormat{}, "1e999", false, "1e999"},
		{numberFormat{look: date}, "1", false, "1900-01-01"}, {numberFormat{look: date}, "59", false, "1900-02-28"},
		{numberFormat{look: date}, "60", false, "1900-02-29"}, {numberFormat{look: date}, "61", false, "1900-03-01"},
		{numberFormat{look: date}, "2958465", false, "9999-12-31"}, {numberFormat{look: date}, "2958466", false, "2958466"}, {numberFormat{look: date}, "-1", false, "-1"},
		{numberFormat{look: date}, "0", true, "1904-01-01"}, {numberFormat{look: date}, "43890.99", false, "2020-02-29"},
		{numberFormat{look: dateAndClock}, "43890.9999999", false, "2020-03-01T00:00:00"}, {numberFormat{look: dateAndClock}, "43890.5", false, "2020-02-29T12:00:00"},
		{numberFormat{look: clock}, "0.75", false, "18:00:00"}, {numberFormat{look: clock}, "1.25", false, "06:00:00"},
		{numberFormat{look: duration}, "2.5", false, "60:00:00"}, {numberFormat{look: duration}, "-0.5", false, "-12:00:00"},
		{numberFormat{look: percent}, "0.07", false, "7"}, {numberFormat{look: percent}, "0.285", false, "28.5"}, {numberFormat{look: percent}, "-1.1e-3", false, "-0.11"},
		{numberFormat{padded, 5}, "1001", false, "01001"}, {numberFormat{padded, 5}, "123456", false, "123456"}, {numberFormat{padded, 5}, "1.5", false, "1.5"}, {numberFormat{padded, 5}, "-3", false, "-3"},
	} {
		if got := tt.format.shown(tt.number, tt.from1904); got != tt.want {
			t.Errorf("%+v of %s: %s, want %s", tt.format, tt.number, got, tt.want)
		}
	}
}

func TestPlace(t *testing.T) {
	for _, tt := range []struct {
		name        string
		row, column int
	}{{"A1", 1, 0}, {"Z9", 9, 25}, {"AA10", 10, 26}, {"XFD1048576", 1 << 20, 1<<14 - 1}} {
		if got := place(tt.row, tt.column); got != tt.name {
			t.Errorf("%d, %d is %s, want %s", tt.row, tt.column, got, tt.name)
		}
		if row, column, ok := parsePlace(tt.name); !ok || row != tt.row || column != tt.column {
			t.Errorf("%s is %d, %d, %v", tt.name, row, column, ok)
		}
	}
	for _, bad := range []string{"", "A", "1", "XFE1", "A0", "A1048577", "A-1", "A1B", "ZZZZZZZZZZZZZZ1"} {
		if _, _, ok := parsePlace(bad); ok {
			t.Errorf("%q is taken for a place", bad)
		}
	}
}

// TestManyEscapesTakeNoTime has millions of what begins as an escape and is none.
func TestManyEscapesTakeNoTime(t *testing.T) {
	text := strings.Repeat("_x", 4<<20)
	pace.Within(t, "8 MB", time.Second, func() {
		if unescapeExcel(text) != text {
			t.Error("they are no longer what they were")
		}
	})
	if got := unescapeExcel("_x0041__x+041__xD800__x00e9_"); got != "A_x+041__xD800_é" {
		t.Error(got)
	}
}
