package crs

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
)

// primeMeridian is a named one, with its longitude from Greenwich as PROJ
// writes it.
type primeMeridian struct{ id, longitude string }

// primeMeridians are those that `proj -lm` lists; Guam and the others of the
// EPSG registry come as numbers.
var primeMeridians = []primeMeridian{
	{"greenwich", "0dE"},
	{"lisbon", `9d07'54.862"W`},
	{"paris", `2d20'14.025"E`},
	{"bogota", `74d04'51.3"W`},
	{"madrid", `3d41'16.58"W`},
	{"rome", `12d27'8.4"E`},
	{"bern", `7d26'22.5"E`},
	{"jakarta", `106d48'27.79"E`},
	{"ferro", "17d40'W"},
	{"brussels", `4d22'4.71"E`},
	{"stockholm", `18d3'29.8"E`},
	{"athens", `23d42'58.815"E`},
	{"oslo", `10d43'22.5"E`},
	{"copenhagen", `12d34'40.35"E`},
}

// primeMeridianOf reads +pm, radians east of Greenwich.
func primeMeridianOf(p *projstring.Params) (float64, error) {
	id := p.Get("pm")
	if id == "" {
		return 0, nil
	}
	ids := make([]string, len(primeMeridians))
	for i, m := range primeMeridians {
		if m.id == id {
			return projstring.ParseAngle(m.longitude)
		}
		ids[i] = m.id
	}
	v, err := projstring.ParseAngle(id)
	if err != nil {
		return 0, fmt.Errorf("+pm=%s: unknown prime meridian%s", id, nearest.Hint(id, ids))
	}
	return v, nil
}
