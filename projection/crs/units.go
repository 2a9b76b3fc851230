package crs

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
)

const (
	degree = math.Pi / 180
	halfPi = math.Pi / 2
)

// unit is a unit of length with its metres.
type unit struct {
	id    string
	meter float64
}

// units are those that `proj -lu` lists.
var units = []unit{
	{"mm", 0.001}, {"cm", 0.01}, {"m", 1}, {"ft", 0.3048}, {"us-ft", 1200.0 / 3937},
	{"fath", 1.8288}, {"kmi", 1852}, {"us-ch", 79200.0 / 3937}, {"us-mi", 6336000.0 / 3937},
	{"km", 1000}, {"ind-ft", 0.30479841}, {"ind-yd", 0.91439523}, {"mi", 1609.344},
	{"yd", 0.9144}, {"ch", 20.1168}, {"link", 0.201168}, {"dm", 0.1}, {"in", 0.0254},
	{"ind-ch", 20.11669506}, {"us-in", 100.0 / 3937}, {"us-yd", 3600.0 / 3937},
}

// metersPerUnit reads +units and +to_meter; +to_meter is over +units.
func metersPerUnit(p *projstring.Params) (float64, error) {
	if p.Has("to_meter") {
		v, err := projstring.ParseFactor(p.Get("to_meter"))
		if err != nil {
			return 0, p.Bad("to_meter", err.Error())
		}
		return v, nil
	}
	id := p.Get("units")
	if id == "" {
		return 1, nil
	}
	ids := make([]string, len(units))
	for i, u := range units {
		if u.id == id {
			return u.meter, nil
		}
		ids[i] = u.id
	}
	return 0, fmt.Errorf("+units=%s: unknown unit%s", id, nearest.Hint(id, ids))
}
