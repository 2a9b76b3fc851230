package esrijson

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// system returns the coordinate system that was asked for, or that of the text.
func (x *index) system(o Options) (reference.Reference, error) {
	if o.CRS != "" || x.reference == nil {
		return reference.Asked(o.CRS, o.Grids)
	}
	return systemOf(x.reference, o.Grids)
}

// systemOf returns the coordinate system of a spatial reference: that of its
// codes, of EPSG or of Esri, or else of its text.
func systemOf(raw []byte, grids *crs.Grids) (reference.Reference, error) {
	var spatial struct {
		WKID, LatestWKID int
		WKT, WKT2        string
	}
	if err := json.Unmarshal(raw, &spatial); err != nil {
		return reference.Reference{}, errors.New("the spatialReference is none; name the coordinate system with \"crs\"")
	}
	var names []string
	for _, code := range []int{spatial.LatestWKID, spatial.WKID} {
		if code > 0 {
			names = append(names, fmt.Sprintf("EPSG:%d", code), fmt.Sprintf("ESRI:%d", code))
		}
	}
	for _, text := range []string{spatial.WKT2, spatial.WKT} {
		if text != "" {
			names = append(names, text)
		}
	}
	var first error
	for _, name := range names {
		ref, err := reference.Parse(name, grids)
		if err == nil {
			return ref, nil
		}
		if first == nil {
			first = err
		}
	}
	return reference.Reference{}, first
}
