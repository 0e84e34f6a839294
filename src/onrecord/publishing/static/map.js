// The map: land and borders from a file beside the page, circles for the incidents, clusters where they lie close, and the names of their places.
(function () {
  "use strict";
  var ID = 0, TITLE = 1, LATITUDE = 4, LONGITUDE = 5, MOST = 8;
  var box = document.getElementById("map"), view = window.onrecordView;
  var style = getComputedStyle(document.documentElement);
  var map = null;

  function off() {
    box.hidden = true;
    document.getElementById("map-off").hidden = false;
  }

  function colour(name) { return style.getPropertyValue(name).trim(); }

  // A ring over the 180th meridian goes on beyond it, or its line would run once around the world; Antarctica's, which does, ends at the pole.
  function unbroken(points) {
    var turn = 0, found = points.map(function (point, number) {
      var step = number ? point[0] - points[number - 1][0] : 0;
      if (step > 180) turn -= 360;
      if (step < -180) turn += 360;
      return [point[0] + turn, point[1]];
    });
    return turn ? points : found;
  }

  // world-atlas is TopoJSON: arcs as steps, which countries name by number.
  function world(topology) {
    var kx = topology.transform.scale[0], ky = topology.transform.scale[1], dx = topology.transform.translate[0], dy = topology.transform.translate[1];
    var arcs = topology.arcs.map(function (arc) {
      var x = 0, y = 0;
      return arc.map(function (step) { x += step[0]; y += step[1]; return [x * kx + dx, y * ky + dy]; });
    });
    function ring(numbers) {
      var points = [];
      numbers.forEach(function (number) {
        var arc = number < 0 ? arcs[~number].slice().reverse() : arcs[number];
        points = points.concat(points.length ? arc.slice(1) : arc);
      });
      return unbroken(points);
    }
    return {
      type: "FeatureCollection",
      features: topology.objects.countries.geometries.map(function (one) {
        var parts = one.type === "Polygon" ? [one.arcs] : one.arcs || [];
        return { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: parts.map(function (part) { return part.map(ring); }) } };
      }),
    };
  }

  // Incidents of one town stand on one spot: the map is given the spots, which are few, with how many incidents each shows.
  var spots = [];

  function place() {
    var known = new Map();
    view.rows.forEach(function (row) {
      if (row[LATITUDE] === null) return;
      var key = row[LONGITUDE] + " " + row[LATITUDE], number = known.get(key);
      if (number === undefined) {
        known.set(key, number = spots.length);
        spots.push({ name: row[TITLE].split(",")[0], at: [row[LONGITUDE], row[LATITUDE]] });
      }
      row.spot = number;
    });
  }

  function points() {
    var counts = new Uint32Array(spots.length), features = [];
    view.state.shown.forEach(function (row) { if (row.spot !== undefined) counts[row.spot] += 1; });
    counts.forEach(function (count, number) {
      if (!count) return;
      var spot = spots[number];
      features.push({ type: "Feature", properties: { spot: number, n: count, name: spot.name }, geometry: { type: "Point", coordinates: spot.at } });
    });
    return { type: "FeatureCollection", features: features };
  }

  function bounds(features) {
    var found = [180, 85, -180, -85];
    features.forEach(function (one) {
      var at = one.geometry.coordinates;
      found = [Math.min(found[0], at[0]), Math.min(found[1], at[1]), Math.max(found[2], at[0]), Math.max(found[3], at[1])];
    });
    return found;
  }

  // Words on the map are drawn here: fonts from elsewhere would be a request to another host.
  function drawn(words, number) {
    var ratio = 2, canvas = document.createElement("canvas"), pen = canvas.getContext("2d", { willReadFrequently: true });
    var font = (number ? "600 12px " : "12px ") + "system-ui, sans-serif";
    pen.font = font;
    var width = Math.ceil(pen.measureText(words).width) + 8;
    canvas.width = width * ratio;
    canvas.height = 18 * ratio;
    pen.scale(ratio, ratio);
    pen.font = font;
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.lineWidth = 3;
    pen.strokeStyle = colour("--land");
    pen.fillStyle = number ? colour("--on-dot") : colour("--ink");
    if (!number) pen.strokeText(words, 4, 9);
    pen.fillText(words, 4, 9);
    return pen.getImageData(0, 0, canvas.width, canvas.height);
  }

  // How many incidents a dot stands for: a cluster of spots, or one spot; as a number, and as short words on the dot.
  var COUNT = ["coalesce", ["get", "incidents"], ["get", "n"]];
  var MANY = [">", COUNT, 1];
  var SHORT = ["case", [">=", COUNT, 10000], ["concat", ["to-string", ["round", ["/", COUNT, 1000]]], "k"],
    [">=", COUNT, 1000], ["concat", ["to-string", ["/", ["round", ["/", COUNT, 100]], 10]], "k"], ["to-string", COUNT]];

  function layers() {
    return [
      { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
      { id: "land", type: "fill", source: "world", paint: { "fill-color": colour("--land") } },
      { id: "borders", type: "line", source: "world", paint: { "line-color": colour("--border"), "line-width": 0.8 } },
      { id: "clusters", type: "circle", source: "incidents", filter: MANY, paint: { "circle-color": colour("--dot"), "circle-opacity": 0.9, "circle-stroke-color": colour("--land"), "circle-stroke-width": 1.5, "circle-radius": ["interpolate", ["linear"], ["log10", COUNT], 0.3, 11, 5, 30] } },
      { id: "numbers", type: "symbol", source: "incidents", filter: MANY, layout: { "icon-image": ["concat", "n:", SHORT], "icon-allow-overlap": true } },
      { id: "single", type: "circle", source: "incidents", filter: ["!", MANY], paint: { "circle-color": colour("--dot"), "circle-opacity": 0.75, "circle-radius": 6, "circle-stroke-color": colour("--land"), "circle-stroke-width": 1.5 } },
      { id: "names", type: "symbol", source: "incidents", filter: ["!", ["has", "point_count"]], layout: { "icon-image": ["concat", "p:", ["get", "name"]], "icon-anchor": "left", "icon-offset": ["case", MANY, ["literal", [20, 0]], ["literal", [9, 0]]] } },
    ];
  }

  function paint() {
    style = getComputedStyle(document.documentElement);
    map.setPaintProperty("sea", "background-color", colour("--sea"));
    map.setPaintProperty("land", "fill-color", colour("--land"));
    map.setPaintProperty("borders", "line-color", colour("--border"));
    ["clusters", "single"].forEach(function (id) {
      map.setPaintProperty(id, "circle-color", colour("--dot"));
      map.setPaintProperty(id, "circle-stroke-color", colour("--land"));
    });
    map.listImages().forEach(function (id) { map.updateImage(id, drawn(id.slice(2), id[0] === "n")); });
  }

  // The first incidents that stand on some spots.
  function standing(features) {
    var wanted = new Set(features.map(function (one) { return one.properties.spot; })), found = [];
    for (var number = 0; number < view.state.shown.length && found.length < MOST; number += 1) {
      if (wanted.has(view.state.shown[number].spot)) found.push(view.state.shown[number]);
    }
    return found;
  }

  function popup(features, at) {
    var list = document.createElement("ul");
    standing(features).forEach(function (row) {
      var item = document.createElement("li"), link = document.createElement("a");
      link.href = "incidents/" + row[ID] + ".html";
      link.textContent = row[TITLE];
      item.append(link);
      list.append(item);
    });
    new maplibregl.Popup({ maxWidth: "260px" }).setLngLat(at).setDOMContent(list).addTo(map);
  }

  function opened(event) {
    var found = map.queryRenderedFeatures(event.point, { layers: ["clusters", "single"] });
    if (!found.length) return;
    var one = found[0], at = one.geometry.coordinates;
    if (!one.properties.cluster) { popup(found, at); return; }
    var source = map.getSource("incidents");
    source.getClusterExpansionZoom(one.properties.cluster_id).then(function (zoom) {
      if (zoom <= 10 && zoom > map.getZoom() + 0.1) { map.easeTo({ center: at, zoom: zoom }); return; }
      source.getClusterLeaves(one.properties.cluster_id, MOST, 0).then(function (leaves) { popup(leaves, at); });
    });
  }

  function start() {
    place();
    var data = points();
    map = new maplibregl.Map({
      container: box,
      style: { version: 8, sources: { world: { type: "geojson", data: world(window.onrecordWorld), tolerance: 0.3, maxzoom: 8 }, incidents: { type: "geojson", data: data, cluster: true, clusterRadius: 42, clusterMaxZoom: 9, clusterProperties: { incidents: ["+", ["get", "n"]] } } }, layers: layers() },
      bounds: data.features.length ? bounds(data.features) : undefined,
      fitBoundsOptions: { padding: 50, maxZoom: 5 },
      minZoom: 0.5,
      maxZoom: 10,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      cooperativeGestures: false,
      scrollZoom: false,
      fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 150,
    });
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.touchZoomRotate.disableRotation();
    map.on("styleimagemissing", function (event) {
      if (!map.hasImage(event.id)) map.addImage(event.id, drawn(event.id.slice(2), event.id[0] === "n"), { pixelRatio: 2 });
    });
    map.on("click", opened);
    ["clusters", "single"].forEach(function (id) {
      map.on("mouseenter", id, function () { map.getCanvas().style.cursor = "pointer"; });
      map.on("mouseleave", id, function () { map.getCanvas().style.cursor = ""; });
    });
    view.listen(function () { var source = map.getSource("incidents"); if (source) source.setData(points()); });
    document.addEventListener("onrecord-theme", paint);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
    window.onrecordMap = map;
  }

  if (!view || !window.onrecordWorld || !window.maplibregl) { off(); return; }
  // After the list is drawn: the map takes longer.
  requestAnimationFrame(function () {
    setTimeout(function () { try { start(); } catch (error) { off(); } });
  });
})();
