package kml

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/missing"
)

// errMissing says that coordinates stand for nothing, such as "nan,nan".
var errMissing = errors.New("coordinates that are missing")

// parseCoordinates reads tuples "lon,lat" or "lon,lat,height" with blanks
// between them. Blanks beside the commas are against the format but occur, and
// so do commas between tuples, which Google Earth reads.
func parseCoordinates(text string) ([]float64, error) {
	flat := make([]float64, 0, 2*(strings.Count(text, ",")/2+1))
	for at := skipBlanks(text, 0); at < len(text); {
		var tuple [2]float64
		n := 0
		for {
			v, end, err := number(text, at)
			if err != nil {
				return looseCoordinates(text)
			}
			if n < 2 {
				tuple[n] = v
			}
			n++
			at = skipBlanks(text, end)
			if at >= len(text) || text[at] != ',' {
				break
			}
			at = skipBlanks(text, at+1)
		}
		if n < 2 || n > 3 {
			return looseCoordinates(text)
		}
		flat = append(flat, tuple[0], tuple[1])
	}
	return flat, nil
}

// parseTrackPoint reads "lon lat" or "lon lat height"; the error of one that
// says that it has no place is errMissing.
func parseTrackPoint(text string) (p [2]float64, err error) {
	fields := strings.Fields(text)
	if len(fields) > 0 && missing.Is(fields[0]) {
		return p, errMissing
	}
	if len(fields) < 2 || len(fields) > 3 {
		return p, fmt.Errorf("coord: a point has 2 or 3 numbers, this one %d", len(fields))
	}
	for i := range p {
		if p[i], _, err = number(fields[i], 0); err != nil {
			return p, err
		}
	}
	return p, nil
}

// number reads the number that begins at a place and returns where it ends.
func number(text string, at int) (v float64, end int, err error) {
	end = at
	odd := false // holds what ParseFloat takes and KML does not: hexadecimal, underscores, words
	for end < len(text) && text[end] != ',' && !isBlank(text[end]) {
		odd = odd || text[end] > '9' && text[end]|0x20 != 'e'
		end++
	}
	word := text[at:end]
	v, err = strconv.ParseFloat(word, 64)
	if odd || err != nil {
		return 0, 0, tally.Of(tally.NotNumbers, fmt.Errorf("coordinates: %q is not a number", short(word)))
	}
	return v, end, nil
}

func short(s string) string {
	const most = 20
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "..."
	}
	return s
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func skipBlanks(text string, at int) int {
	for at < len(text) && isBlank(text[at]) {
		at++
	}
	return at
}
