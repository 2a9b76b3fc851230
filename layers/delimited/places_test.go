package delimited

import (
	"strings"
	"testing"
)

// TestPlaceNames finds the columns of coordinates by their names in each language, beside
// other words, and says where it guessed.
func TestPlaceNames(t *testing.T) {
	for _, c := range []struct{ header, x, y, warning string }{
		{"Name;Breite;Länge;n", "Länge", "Breite", `the points of "Länge" and "Breite" are drawn, taken for longitude and latitude; "x" and "y"`},
		{"LAENGE;BREITE", "LAENGE", "BREITE", "taken for"},
		{"geogr. Länge;geogr. Breite", "geogr. Länge", "geogr. Breite", ""},
		{"Längengrad;Breitengrad", "Längengrad", "Breitengrad", ""},
		{"latitud;longitud", "longitud", "latitud", ""},
		{"Latitudine;Longitudine", "Longitudine", "Latitudine", ""},
		{"breedtegraad;lengtegraad", "lengtegraad", "breedtegraad", ""},
		{"breedte;lengte", "lengte", "breedte", "taken for"},
		{"Szerokość geograficzna;Długość geograficzna", "Długość geograficzna", "Szerokość geograficzna", ""},
		{"Широта;Долгота", "Долгота", "Широта", ""},
		{"纬度;经度", "经度", "纬度", ""},
		{"緯度（度）;経度（度）", "経度（度）", "緯度（度）", ""},
		{"緯度;経度", "経度", "緯度", ""},
		{"خط العرض;خط الطول", "خط الطول", "خط العرض", ""},
		{"decimalLatitude;decimalLongitude", "decimalLongitude", "decimalLatitude", ""},
		{"LAT_WGS84;LON_WGS84", "LON_WGS84", "LAT_WGS84", ""},
		{"gps lat (°);gps long (°)", "gps long (°)", "gps lat (°)", ""},
		{"start_lat;start_lng;end_lat;end_lng", "start_lng", "start_lat", `drawn, not those of "end_lng" and "end_lat"`},
		{"lat1;lon1;lat2;lon2", "lon1", "lat1", `not those of "lon2" and "lat2"`},
		{"end_lat;end_lng;lat_deg;lng_deg;Latitudes", "end_lng", "end_lat", `not those of "lng_deg"`},
		{"POINT_X;POINT_Y", "POINT_X", "POINT_Y", ""},
		{"Rechtswert;Hochwert", "Rechtswert", "Hochwert", ""},
		{"Länge;Höhe", "", "", ""},
		{"max Länge;max Breite", "", "", ""},
		{"x1;y1", "", "", ""},
		{"x_value;y_value", "", "", ""},
		{"long name;lat", "", "", ""},
		{"lon;lat;Länge;Breite", "lon", "lat", ""},
	} {
		t.Run(c.header, func(t *testing.T) {
			s, err := Open(one(c.header+"\n"+strings.Repeat("1;", strings.Count(c.header, ";"))+"1\n"), "f.csv", Options{})
			if c.x == "" {
				if err == nil {
					t.Fatalf("%q and %q are coordinates", s.file.columns[s.x], s.file.columns[s.y])
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if x, y := s.file.columns[s.x], s.file.columns[s.y]; x != c.x || y != c.y {
				t.Errorf("coordinates are %q and %q", x, y)
			}
			told := strings.Join(s.Info().Warnings, "; ")
			if !strings.Contains(told, c.warning) || c.warning == "" && told != "" {
				t.Errorf("told %q", told)
			}
		})
	}
}
