package crs

import (
	"errors"
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/grid"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
)

// gridShifts are the Helmert values that take the place of a grid named in
// +nadgrids.
var gridShifts = []struct{ prefix, towgs84 string }{
	{"conus", "-8,160,176"},
	{"alaska", "-5,135,172"},
	{"ntv1_can", "-10,158,187"},
	{"ntv2_0", "-10,158,187"},
	{"beta2007", "598.1,73.7,418.2,0.202,0.045,-2.455,6.7"},
	{"ntf_r93", "-168,-60,320"},
	{"nzgd2kgrid", "59.47,-5.04,187.44,0.47,-0.1,1.024,-4.5993"},
	{"ostn", "446.448,-125.157,542.060,0.1502,0.2470,0.8421,-20.4894"},
	{"chenyx06", "674.374,15.056,405.346"},
	{"ca_nrc_ntv", "-10,158,187"},
	{"us_noaa_conus", "-8,160,176"},
	{"us_noaa_alaska", "-5,135,172"},
	{"de_adv_beta2007", "598.1,73.7,418.2,0.202,0.045,-2.455,6.7"},
	{"uk_os_ostn", "446.448,-125.157,542.060,0.1502,0.2470,0.8421,-20.4894"},
	{"fr_ign_ntf_r93", "-168,-60,320"},
}

// gridded makes the shift of a list of grids, as +nadgrids has it: a point
// takes the first grid that has it. Where none of the files is there, or none
// has the point, the Helmert values take their place that stand beside them or
// that are known for the first of the grids.
func gridded(what, list, towgs84 string, el ellipsoid.Figure, grids *Grids) (datumShift, []string, error) {
	names, ends := gridNames(list)
	if len(names) == 0 {
		return datumShift{none: true}, nil, nil
	}
	found, warnings := openGrids(names, grids)
	if towgs84 == "" && !ends {
		towgs84 = shiftFor(names[0])
	}
	var rest datumShift
	var err error
	if rest.none = towgs84 == ""; !rest.none {
		if rest, _, err = shiftBy(towgs84, el); err != nil {
			return rest, nil, err
		}
	}
	if len(found) == 0 {
		warnings = append(warnings, missingGrid(what, list, towgs84))
		return rest, warnings, nil
	}
	way := operation{grids: names, steps: []step{&gridStep{grids: found, reversed: true}}}
	return datumShift{from: el, helmert: rest.helmert, choice: &choice{operations: []operation{way, rest.operation()}}}, warnings, nil
}

// gridNames splits a list; ends is true where it ends with null, which leaves
// points in place that no grid before it has.
func gridNames(list string) (names []string, ends bool) {
	for name := range strings.SplitSeq(list, ",") {
		if name = strings.TrimPrefix(name, "@"); name == "null" {
			return names, true
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return names, false
}

// openGrids opens those that are there, with warnings for those that cannot be
// read.
func openGrids(names []string, grids *Grids) (found []*grid.NTv2, warnings []string) {
	for _, name := range names {
		switch grid, err := grids.ntv2(name); {
		case err == nil:
			found = append(found, grid)
		case !errors.Is(err, errNoGrid):
			warnings = append(warnings, fmt.Sprintf("grid %v; it is not used", err))
		}
	}
	return found, warnings
}

// shiftFor returns the Helmert values known for a grid, or "".
func shiftFor(grid string) string {
	for _, s := range gridShifts {
		if strings.HasPrefix(gridKey(grid), s.prefix) {
			return s.towgs84
		}
	}
	return ""
}

func missingGrid(what, list, towgs84 string) string {
	if towgs84 == "" {
		return fmt.Sprintf("%s: none of these grids was given, and no Helmert values are known in their place; the datum shift is left out", what)
	}
	return fmt.Sprintf("%s: grid shift %s replaced by Helmert values %s, accurate to some metres", what, list, towgs84)
}

// operation is the shift as a way to go where no other is.
func (d *datumShift) operation() operation {
	if d.none {
		return operation{accuracy: -1}
	}
	return operation{accuracy: -1, steps: []step{&geocentricStep{from: wgs84, to: d.from,
		transformations: []transformation{{helmert: d.helmert, inverse: true}}}}}
}
