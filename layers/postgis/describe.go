package postgis

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// columnNames lists the columns that become attributes.
func (t *table) columnNames() []string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	return names
}

// kind names the geometry type, "" where only reading tells.
func (t *table) kind() string {
	shape := strings.ToLower(t.geometry.shape)
	switch {
	case strings.Contains(shape, "collection"):
		return ""
	case strings.Contains(shape, "point"):
		return "point"
	case strings.Contains(shape, "line"), strings.Contains(shape, "curve") && !strings.Contains(shape, "polygon"):
		return "line"
	case strings.Contains(shape, "polygon"), strings.Contains(shape, "surface"):
		return "polygon"
	}
	return ""
}

// crs names the coordinate system, "" where the table leaves it open.
func (t *table) crs() string {
	if t.geometry.srid <= 0 {
		return ""
	}
	return fmt.Sprintf("EPSG:%d", t.geometry.srid)
}

// isOpen reports whether the column's type leaves the coordinate system to the
// rows.
func (t *table) isOpen() bool { return t.geometry.srid <= 0 }

// planeOf returns the system of a number of spatial_ref_sys if edges are straight
// in its plane: if it has one, and is known by that number without a database.
func planeOf(srid string) *crs.System {
	if srid == "" || srid == "0" || srid == "4326" {
		return nil
	}
	r, err := reference.Parse("EPSG:"+srid, nil)
	if err != nil {
		return nil
	}
	return r.Plane()
}

// warnings tells what of the table is not read.
func (t *table) warnings() []string {
	var lines []string
	if len(t.others) > 0 {
		lines = append(lines, fmt.Sprintf("geometry column %q read; others are %s", t.geometry.name, strings.Join(t.others, ", ")))
	}
	if len(t.left) > 0 {
		lines = append(lines, "binary columns left out: "+strings.Join(t.left, ", "))
	}
	if len(t.key) == 0 && !t.hasPlace() {
		lines = append(lines, "rows come in the order that the database gives them, since a view has no primary key")
	}
	return lines
}

// hasPlace reports whether rows have a physical place to be ordered by.
func (t *table) hasPlace() bool {
	return t.relation == "r" || t.relation == "m" || t.relation == "p"
}
