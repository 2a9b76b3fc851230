package address

import (
	"strings"
	"testing"
)

const secret = "hunter2"

// addresses are those of databases with a password, however they are mistyped.
var addresses = []string{
	"postgis:postgres://u:hunter2@host/db", "postgis:host=h password=hunter2", "Postgis:postgres://u:hunter2@host/db", " postgis:password=hunter2",
	"postgres://u:hunter2@host/db", "POSTGRES://u:hunter2@host/db", "postgresql://host/db?user=u&password=hunter2", "jdbc:postgresql://host/db?password=hunter2",
	"postgi:postgres://u:hunter2@host/db", "postgis postgres://u:hunter2@h", "postgres:host=h user=u password=hunter2", "host=h user=hunter2 dbname=d", "dbname=d PASSWORD = 'hunter2'",
	"u:hunter2@host/db", "postgres:/u:hunter2@host/db", "postgres:u:hunter2@host", "mysql://u:hunter2@host/db", "pg://u:hun@ter/hunter2@h", "server=h;uid=u;pwd=hunter2",
}

func TestSecretsAreNotShown(t *testing.T) {
	for _, src := range addresses {
		shown, ok := Shown(src)
		if !ok || strings.Contains(shown, secret) || strings.Contains(Name(src), secret) || !IsDatabase(src) {
			t.Errorf("%q: shown as %q, an address %t, a database %t", src, shown, ok, IsDatabase(src))
		}
	}
	for _, src := range []string{"https://u:hunter2@host/a.geojson", "s3://key:hunter2@bucket/x", "ftp://a/b"} {
		if shown, ok := Shown(src); !ok || strings.Contains(shown, secret) || IsDatabase(src) {
			t.Errorf("%q: shown as %q, an address %t", src, shown, ok)
		}
	}
}

func TestFilesAreNoAddresses(t *testing.T) {
	for _, src := range []string{"a.shp", "C:/data/a.shp", `C:\data\a.shp`, "builtin:countries", "../a b.csv", "user=1/part.csv", "host=a.csv", "me@work.csv", "a:b.csv", "Ä: 5=6.csv", "12:30.geojson", "a@b:c.csv"} {
		if shown, ok := Shown(src); ok || Name(src) != src {
			t.Errorf("%q is shown as %q", src, shown)
		}
	}
}
