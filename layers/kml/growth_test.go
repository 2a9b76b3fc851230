package kml

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, "<kml><Document><Folder><Placemark><name>a</name><ExtendedData><Data name=\"b\"><value>c</value></Data></ExtendedData><MultiGeometry><Point><coordinates>1,2 </coordinates></Point><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,1 2,0 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark></Folder></Document></kml>")
	growth.Fuzz(f, func(text []byte) {
		s, err := Open(fstest.MapFS{"l.kml": {Data: text}}, "l.kml", Options{})
		if err != nil {
			return // what is wrong with it is no matter here
		}
		for _, err := range s.Features(context.Background()) {
			if err != nil {
				return
			}
		}
	})
}
