package service

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoLinkLeadsOut asks for files of another tenant by links, to the file and to its folder, and
// by names: none is drawn, and none is a fault of the service. A link within the folder is followed.
func TestNoLinkLeadsOut(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	for _, folder := range []string{one, two} {
		if err := os.WriteFile(filepath.Join(folder, "town.geojson"), []byte(`{"type": "Point", "coordinates": [1, 2]}`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"file.geojson": filepath.Join(two, "town.geojson"), "folder": two, "up.geojson": "../" + filepath.Base(two) + "/town.geojson", "own.geojson": "town.geojson"} {
		if err := os.Symlink(to, filepath.Join(one, link)); err != nil {
			t.Skip(err)
		}
	}
	s, err := New(map[string]string{"one": one})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for src, drawn := range map[string]bool{"town.geojson": true, "own.geojson": true, "file.geojson": false, "folder/town.geojson": false, "up.geojson": false,
		"../" + filepath.Base(two) + "/town.geojson": false, filepath.ToSlash(filepath.Join(two, "town.geojson")): false} {
		for _, text := range []string{`{"layers": {"l": {"src": "` + src + `"}}}`, `{"layers": {"s": {"special": "sea"}}, "grids": "` + filepath.Dir(src) + `"}`} {
			if strings.Contains(text, "grids") && !strings.HasPrefix(src, "folder") {
				continue
			}
			w := httptest.NewRecorder()
			s.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/one", strings.NewReader(text)))
			if (w.Code == http.StatusOK) != drawn || w.Code >= 500 || strings.HasPrefix(src, "f") && w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), two) && !strings.Contains(text, two) {
				t.Errorf("%s: status %d, %.200s", text, w.Code, w.Body.String())
			}
		}
	}
}
