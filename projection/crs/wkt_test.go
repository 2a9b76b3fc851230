package crs

import (
	"archive/zip"
	"io"
	"math"
	"strings"
	"testing"
)

// nyWKT is the .prj of New York's boroughs, as ESRI's programs write it.
const nyWKT = `PROJCS["NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",984250.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-74.0],PARAMETER["Standard_Parallel_1",40.66666666666666],PARAMETER["Standard_Parallel_2",41.03333333333333],PARAMETER["Latitude_Of_Origin",40.16666666666666],UNIT["Foot_US",0.3048006096012192]]`

// webMercatorESRI is what ArcGIS writes for Web Mercator: the ellipsoid with
// an auxiliary sphere.
const webMercatorESRI = `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`

// webMercatorOGC is OGC WKT 1, which has no name for it, without GDAL's
// extension.
const webMercatorOGC = `PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1]]`

const parisGrads = `PROJCS["NTF (Paris) / Lambert zone II",GEOGCS["NTF (Paris)",DATUM["Nouvelle_Triangulation_Francaise_Paris",SPHEROID["Clarke 1880 (IGN)",6378249.2,293.466021293627],TOWGS84[-168,-60,320,0,0,0,0]],PRIMEM["Paris",2.33722917],UNIT["grad",0.0157079632679489]],PROJECTION["Lambert_Conformal_Conic_1SP"],PARAMETER["latitude_of_origin",52],PARAMETER["central_meridian",0],PARAMETER["scale_factor",0.99987742],PARAMETER["false_easting",600000],PARAMETER["false_northing",2200000],UNIT["metre",1]]`

const boundWKT2 = `BOUNDCRS[SOURCECRS[PROJCRS["DHDN / zone 3",BASEGEOGCRS["DHDN",DATUM["Deutsches Hauptdreiecksnetz",ELLIPSOID["Bessel 1841",6377397.155,299.1528128,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],CONVERSION["x",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Longitude of natural origin",9,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Scale factor at natural origin",1,SCALEUNIT["unity",1]],PARAMETER["False easting",3500,LENGTHUNIT["kilometre",1000]],PARAMETER["False northing",0,LENGTHUNIT["metre",1]]],CS[Cartesian,2],AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (Y)",east,ORDER[2],LENGTHUNIT["metre",1]]]],TARGETCRS[GEOGCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563]],CS[ellipsoidal,2],AXIS["latitude",north],AXIS["longitude",east],ANGLEUNIT["degree",0.0174532925199433]]],ABRIDGEDTRANSFORMATION["y",METHOD["Coordinate Frame rotation (geog2D domain)"],PARAMETER["X-axis translation",598.1],PARAMETER["Y-axis translation",73.7],PARAMETER["Z-axis translation",418.2],PARAMETER["X-axis rotation",-0.202],PARAMETER["Y-axis rotation",-0.045],PARAMETER["Z-axis rotation",2.455],PARAMETER["Scale difference",1.0000067]]]`

var wktSeeds = []string{nyWKT, webMercatorESRI, webMercatorOGC, parisGrads, boundWKT2,
	`COMPD_CS["x",` + webMercatorOGC + `,VERT_CS["y",VERT_DATUM["z",2005],UNIT["metre",1]]]`,
	`GEOGCS["x",DATUM["D_OSGB_1936",SPHEROID["Airry",6377563.396,299.3249646]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]`,
	`GEOGCRS["a ""quoted"" name",DATUM["d",ELLIPSOID["e",6378137,298.257223563]],CS[ellipsoidal,2],AXIS["lat",north],AXIS["lon",east],ANGLEUNIT["degree",0.0174532925199433],USAGE[SCOPE["x"],AREA["y"],BBOX[-10,100,20,-150]]]`,
}

func TestWKTAsPROJ(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"ESRI state plane", nyWKT, "+proj=lcc +lat_0=40.166666666667 +lon_0=-74 +lat_1=40.666666666667 +lat_2=41.033333333333 +x_0=300000 +y_0=0 +datum=NAD83 +units=us-ft +no_defs"},
		{"ESRI Web Mercator", webMercatorESRI, "+proj=webmerc +lon_0=0 +lat_ts=0 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"},
		{"OGC Web Mercator", webMercatorOGC, "+proj=webmerc +lon_0=0 +k_0=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"},
		{"grads and Paris", parisGrads, "+proj=lcc +lat_0=46.8 +lon_0=0 +lat_1=46.8 +k_0=0.99987742 +x_0=600000 +y_0=2200000 +ellps=clrk80ign +towgs84=-168,-60,320,0,0,0,0 +pm=2.33722917 +units=m +no_defs"},
		{"bound WKT 2", boundWKT2, "+proj=tmerc +lat_0=0 +lon_0=9 +k_0=1 +x_0=3500000 +y_0=0 +ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7 +units=m +no_defs"},
		{"compound", wktSeeds[5], "+proj=webmerc +lon_0=0 +k_0=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"},
		{"datum by name", wktSeeds[6], "+proj=longlat +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +no_defs"},
		{"round brackets", strings.NewReplacer("[", "(", "]", ")").Replace(wktSeeds[6]), "+proj=longlat +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +no_defs"},
	} {
		s, err := Parse(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := s.PROJ()
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestWebMercatorOfESRI guards against the ellipsoidal Mercator, which is 32 km
// off at Paris.
func TestWebMercatorOfESRI(t *testing.T) {
	for _, text := range []string{webMercatorESRI, webMercatorOGC, "EPSG:3857", "ESRI:102100"} {
		x, y, ok := mustParse(t, text).FromWGS84(2.35, 48.86)
		// echo 2.35 48.86 | cs2cs -d 6 +proj=longlat +datum=WGS84 +to +proj=webmerc +datum=WGS84
		if !ok || !(math.Hypot(x-261600.803364, y-6251139.623506) < 1e-3) {
			t.Errorf("%.40s: got %.6f %.6f", text, x, y)
		}
	}
	_, err := Parse(strings.Replace(webMercatorESRI, `Type",0.0`, `Type",2.0`, 1))
	if err == nil || !strings.Contains(err.Error(), `PARAMETER["Auxiliary_Sphere_Type",2]`) {
		t.Errorf("auxiliary sphere type 2: %v", err)
	}
}

// TestBoroughs reads the .prj of testdata/data/nybb.zip.
func TestBoroughs(t *testing.T) {
	z, err := zip.OpenReader("../../testdata/data/nybb.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".prj") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		lon, lat, ok := mustParse(t, string(text)).ToWGS84(982586.634457, 198968.820437)
		// echo -74.006 40.7128 | cs2cs -d 6 +proj=longlat +datum=WGS84 +to EPSG:2263's PROJ string
		if !ok || !(math.Hypot(lon+74.006, lat-40.7128) < 1e-9) {
			t.Errorf("City Hall is at %.12f %.12f", lon, lat)
		}
		return
	}
	t.Error("no .prj in nybb.zip")
}

func TestAuthorityOnlyWhenConsistent(t *testing.T) {
	right := strings.TrimSuffix(nyWKT, "]") + `,AUTHORITY["EPSG","2263"]]`
	s := mustParse(t, right)
	if _, _, _, _, ok := s.AreaOfUse(); s.Code() != "EPSG:2263" || !ok {
		t.Errorf("code %q", s.Code())
	}
	wrong := strings.TrimSuffix(nyWKT, "]") + `,AUTHORITY["EPSG","2264"]]`
	s = mustParse(t, wrong)
	if s.Code() != "" || len(s.Warnings()) != 1 || !strings.Contains(s.Warnings()[0], "EPSG:2264") {
		t.Errorf("code %q, warnings %q", s.Code(), s.Warnings())
	}
}

func TestAreaOfWKT2(t *testing.T) {
	s := mustParse(t, wktSeeds[7])
	w, south, e, n, ok := s.AreaOfUse()
	if got, want := [4]float64{w, south, e, n}, [4]float64{100, -10, -150, 20}; !ok || got != want {
		t.Errorf("the area is %v, %v; want %v", got, ok, want)
	}
	if got, want := s.Name(), `a "quoted" name`; got != want {
		t.Errorf("the name is %q, want %q", got, want)
	}
}

// TestDatumOnAnotherEllipsoid reads a datum's name beside an ellipsoid that is
// not its own: the operations of the registry do not fit, the Helmert values are
// taken from where the text puts the point.
func TestDatumOnAnotherEllipsoid(t *testing.T) {
	wkt := func(ellipsoid string) string {
		return `GEOGCS["x",DATUM["European_Datum_1950",SPHEROID[` + ellipsoid + `]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]`
	}
	own, other := mustParse(t, wkt(`"International 1924",6378388,297`)), mustParse(t, wkt(`"WGS 84",6378137,298.257223563`))
	if own.shift.choice == nil || other.shift.choice != nil || other.shift.none {
		t.Errorf("with its own ellipsoid %v, with another %v", own.shift.choice != nil, other.shift.choice != nil)
	}
}
