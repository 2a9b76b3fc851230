package crs

import "testing"

// TestPlainDegreesAreThoseOfTheTable compares with the table what is known
// without it, by every way of writing it.
func TestPlainDegreesAreThoseOfTheTable(t *testing.T) {
	for _, text := range []string{
		"OGC:CRS84", "EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "CRS84", "WGS84", "wgs 84",
		"http://www.opengis.net/def/crs/OGC/1.3/CRS84", "http://www.opengis.net/def/crs/EPSG/0/4326", "OGC:CRS84h", "EPSG:4326+5773",
	} {
		name, ok := PlainDegrees(text)
		if !ok {
			t.Errorf("%s: no plain degrees", text)
			continue
		}
		for _, grids := range []*Grids{nil, {}} {
			s, err := grids.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			if s.Name() != name {
				t.Errorf("%s: called %q, want %q", text, name, s.Name())
			}
			if !s.IsWGS84() || len(s.Warnings()) > 0 {
				t.Errorf("%s: not degrees of WGS 84 as they stand, %q", text, s.Warnings())
			}
		}
	}
	for _, text := range []string{"", "EPSG:4258", "EPSG:3857", "+proj=longlat", "4326", "CRS83", "GEOGCS[\"EPSG:4326\"]"} {
		if name, ok := PlainDegrees(text); ok {
			t.Errorf("%q is taken for %s", text, name)
		}
	}
}
