package spreadsheet

import (
	"fmt"
	"strconv"
	"strings"
)

// odsCell is what the tag of a cell says of it.
type odsCell struct {
	kind, value string
	failed      bool
	formula     string
}

// describe reads the tag of a cell.
func (r *odsReader) describe() odsCell {
	c := odsCell{kind: string(r.s.attributeOf("office", "value-type")), formula: string(r.s.attribute("formula"))}
	c.failed = string(r.s.attributeOf("calcext", "value-type")) == "error"
	name := ""
	switch c.kind {
	case "float", "currency", "percentage":
		name = "value"
	case "date", "time", "boolean", "string":
		name = c.kind + "-value"
	}
	if name != "" {
		c.value = string(r.s.attribute(name))
	}
	return c
}

// value is the text of a cell of which shown is what it shows.
func (r *odsReader) value(c odsCell, shown string, column int) string {
	switch {
	case strings.HasSuffix(c.formula, "=TRUE()"):
		return "true" // what LibreOffice makes of Excel's
	case strings.HasSuffix(c.formula, "=FALSE()"):
		return "false"
	}
	switch c.kind {
	case "float", "currency":
		f := numberFormat{}
		if digits := strings.TrimSpace(shown); len(digits) > 1 && digits[0] == '0' && strings.Trim(digits, "0123456789") == "" {
			// A code whose zeros are the format's.
			f = numberFormat{padded, len(digits)}
		}
		return f.shown(c.value, false)
	case "percentage":
		r.g.found.at(foundPercent, r.row+1, column)
		return numberFormat{look: percent}.shown(c.value, false)
	case "date", "boolean":
		return c.value
	case "time":
		return clockOf(c.value)
	}
	if c.failed || c.formula != "" && isError(shown) {
		r.g.found.at(foundErrors, r.row+1, column)
		return ""
	}
	if c.value != "" {
		return c.value
	}
	return shown
}

// isError reports whether a formula's result is an error, as spreadsheets
// write them.
func isError(s string) bool {
	return strings.HasPrefix(s, "#") && strings.ContainsAny(s, "!?/") || strings.HasPrefix(s, "Err:")
}

// clockOf returns hours, minutes and seconds of a duration of XML Schema, such as
// PT12H30M00S; what is none stays.
func clockOf(duration string) string {
	rest, ok := strings.CutPrefix(duration, "PT")
	if !ok {
		return duration
	}
	var parts [3]int
	for i, unit := range []string{"H", "M", "S"} {
		number, after, found := strings.Cut(rest, unit)
		if !found {
			continue
		}
		whole, _, _ := strings.Cut(strings.Replace(number, ",", ".", 1), ".")
		n, err := strconv.Atoi(whole)
		if err != nil {
			return duration
		}
		parts[i], rest = n, after
	}
	return fmt.Sprintf("%02d:%02d:%02d", parts[0], parts[1], parts[2])
}

// maxBlanks bounds the blanks of one mark for blanks.
const maxBlanks = 100

// paragraphs reads the cell that was just begun: its paragraphs, one to a line,
// without comments.
func (r *odsReader) paragraphs() (string, error) {
	var b strings.Builder
	paragraphs, aside := 0, 0
	for depth := 1; depth > 0; {
		t, err := r.s.next()
		if err != nil {
			return "", unexpected(err)
		}
		name := string(r.s.name)
		switch {
		case t == text:
			if depth > 1 && aside == 0 && paragraphs > 0 {
				b.Write(r.s.content)
			}
			continue
		case t == endTag:
			if depth--; depth < aside {
				aside = 0
			}
			continue
		}
		depth++
		switch {
		case aside > 0:
		case name == "annotation", name == "shapes", name == "table":
			aside = depth
		case name == "p":
			if paragraphs++; paragraphs > 1 {
				b.WriteByte('\n')
			}
		case name == "s":
			b.WriteString(strings.Repeat(" ", min(r.times("c"), maxBlanks)))
		case name == "tab":
			b.WriteByte('\t')
		case name == "line-break":
			b.WriteByte('\n')
		}
	}
	return b.String(), nil
}
