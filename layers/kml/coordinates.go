package kml

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// parseCoordinates reads tuples "lon,lat" or "lon,lat,height" with blanks
// between them. Blanks beside the commas are against the format but occur.
func parseCoordinates(text string) ([]float64, error) {
	flat := make([]float64, 0, 2*(strings.Count(text, ",")/2+1))
	for at := skipBlanks(text, 0); at < len(text); {
		var tuple [2]float64
		n := 0
		for {
			v, end, err := number(text, at)
			if err != nil {
				return nil, err
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
			return nil, fmt.Errorf("coordinates: a point has 2 or 3 numbers divided by commas, this one %d (point %d)", n, len(flat)/2+1)
		}
		flat = append(flat, tuple[0], tuple[1])
	}
	return flat, nil
}

// parseTrackPoint reads "lon lat" or "lon lat height".
func parseTrackPoint(text string) (p [2]float64, err error) {
	fields := strings.Fields(text)
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
	for end < len(text) && text[end] != ',' && !isBlank(text[end]) {
		end++
	}
	word := text[at:end]
	v, err = strconv.ParseFloat(word, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || strings.ContainsAny(word, "xXpP_") {
		return 0, 0, fmt.Errorf("coordinates: %q is not a number", short(word))
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
