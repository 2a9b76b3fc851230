package preview

import (
	"crypto/rand"
	"crypto/subtle"
	"net"
	"net/http"
	"strings"
)

// policy lets the page run its own program alone and speak to its own server alone.
// Maps have styles of their own, which can load nothing.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// newToken is a secret that nobody guesses: 128 bits and more.
func newToken() string { return rand.Text() }

// guard lets through what comes from the page itself. It asks for the token, the first
// part of the path, for the host's own name, so that no other name that leads to this
// computer serves (DNS rebinding), and for the page as the origin, so that other pages
// cannot ask by the reader's browser. What it refuses is the same for all reasons.
func guard(token string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Security-Policy", policy)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		given, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		known := subtle.ConstantTimeCompare([]byte(given), []byte(token)) == 1
		if !known || !ownHost(r.Host) || !ownOrigin(r) || strings.Contains(path, "..") || strings.Contains(path, "\\") {
			http.Error(w, "this is not yours", http.StatusForbidden)
			return
		}
		http.StripPrefix("/"+token, next).ServeHTTP(w, r)
	})
}

// ownHost reports whether a request was made to this computer by its own name.
func ownHost(host string) bool {
	name, _, err := net.SplitHostPort(host)
	return err == nil && (name == "127.0.0.1" || name == "localhost")
}

// ownOrigin reports whether a request comes from the page itself, or from no page. What
// changes something has to come from the page.
func ownOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
		site := r.Header.Get("Sec-Fetch-Site")
		return site == "" || site == "none" || site == "same-origin"
	}
	return origin == "http://"+r.Host
}
