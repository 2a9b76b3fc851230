// Package address tells addresses of databases and servers from names of files,
// and what of them may be shown: passwords stand in them, wherever somebody put
// them, so that it is never more than what kind of address it is.
package address

import (
	"regexp"
	"strings"
	"sync"
)

// Database is what stands before the address of a database.
const Database = "postgis:"

var (
	// url is an address with a scheme, behind whatever was written before it.
	url = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?:^|[\s:])([A-Za-z][A-Za-z0-9+.-]*)://`)
	})
	// assigned is a part of a connection string of libpq, or of a query, that is
	// in no file's name.
	assigned = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(?:^|[\s:;?&,])(?:password|passwd|pwd|passfile|pgpassword|sslpassword)\s*=`)
	})
	// several are two parts of a connection string.
	several = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(?:^|[\s:;])(?:host|hostaddr|port|dbname|user|service)\s*=[^=]*\s(?:host|hostaddr|port|dbname|user|service)\s*=`)
	})
	// account is a name with a password before a server.
	account = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`[^\s/:@]+:[^\s/@]*@[^\s/@]+`)
	})
)

// Shown is what a message may show of a source that is, or looks like, an address;
// ok is false for names of files, which may be shown as they are.
func Shown(src string) (shown string, ok bool) {
	if !strings.ContainsAny(src, "=@:") { // as names of files are
		return "", false
	}
	if m := url().FindStringSubmatch(src); m != nil {
		return m[1] + "://...", true
	}
	switch start := strings.ToLower(strings.TrimSpace(src)); {
	case strings.HasPrefix(start, Database):
		return Database + "...", true
	case assigned().MatchString(src), several().MatchString(src):
		return "a connection string", true
	case account().MatchString(src):
		return "an address with a user's name", true
	}
	return "", false
}

// Name is what a source is called in messages: a file's name, or what may be shown
// of an address.
func Name(src string) string {
	if shown, ok := Shown(src); ok {
		return shown
	}
	return src
}

// IsDatabase reports whether an address is that of a database, as far as that can
// be seen.
func IsDatabase(src string) bool {
	var m []string
	if strings.Contains(src, "://") {
		m = url().FindStringSubmatch(src)
	}
	if m == nil {
		_, ok := Shown(src)
		return ok
	}
	scheme := strings.ToLower(m[1])
	for _, name := range []string{"postg", "pg", "mysql", "maria", "sql", "oracle", "mssql", "mongo", "redis", "db2", "cockroach"} {
		if strings.Contains(scheme, name) {
			return true
		}
	}
	return false
}
