"""Any Folium map as one page that loads nothing: links, pictures and tiles become part of it."""
